# Databricks notebook source
print("fraud score")
