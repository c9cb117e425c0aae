# Databricks notebook source
print("fraud train")
