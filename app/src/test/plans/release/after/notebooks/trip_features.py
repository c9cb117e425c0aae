# Databricks notebook source
print("trip features")
